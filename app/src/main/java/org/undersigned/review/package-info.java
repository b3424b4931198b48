/** What moderators decide: who is held, and letting them count. */
@NullMarked
@ApplicationModule(allowedDependencies = {"campaign", "signature"})
package org.undersigned.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
