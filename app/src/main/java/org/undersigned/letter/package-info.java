/** What is put to the target: the letter and its signers on paper, set in any script, and the picture that announces it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "document", "campaign", "signature", "ledger", "mail", "language"})
package org.undersigned.letter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
