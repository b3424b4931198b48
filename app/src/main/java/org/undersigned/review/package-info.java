/** What moderators decide: who is held and let count, who is set aside for a public reason, and its undoing. */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "campaign", "mail", "signature"})
package org.undersigned.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
