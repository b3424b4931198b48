/** What every page of every edge shares: layout, assets, security headers, the client's address, forms, and the one place where trouble becomes a page or problem+json. */
@NullMarked
@ApplicationModule(allowedDependencies = {"limit", "language"})
package org.undersigned.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
