/** Who runs campaigns: organisations and their organisers, how they sign in, what they may do, and the trail of what they did. */
@NullMarked
@ApplicationModule(allowedDependencies = {"mail", "vault"})
package org.undersigned.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
