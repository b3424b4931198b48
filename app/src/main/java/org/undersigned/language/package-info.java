/** What people read: texts from the message bundles, one bundle a package, in the reader's language, with numbers and dates as they are written there. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.undersigned.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
