/** Who stands behind a campaign: requests, their confirmation, and what signers choose afterwards. */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "document", "campaign", "limit", "vault", "mail", "language"})
package org.undersigned.signature;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
