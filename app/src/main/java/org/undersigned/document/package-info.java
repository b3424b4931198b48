/** The one text file a campaign is made from: read as organisers write it, with every fault named by its line, and the words that people will sign. */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "language"})
package org.undersigned.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
