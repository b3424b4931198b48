/** Mail: addresses and their normal form, the outbox, and how a mail leaves: by SMTP, signed with DKIM, or into a folder. */
@NullMarked
@ApplicationModule(allowedDependencies = {"vault", "language"})
package org.undersigned.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
