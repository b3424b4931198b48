/** How much is too much: rates by client address, by address range and by recipient. It knows no signature; whoever asks brings the times. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.undersigned.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
