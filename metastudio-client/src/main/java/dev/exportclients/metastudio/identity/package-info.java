/**
 * Tokens of IAM, Huawei Cloud's identity service, a server of its own; start at {@link
 * dev.exportclients.metastudio.identity.IamTokens}.
 */
@NullMarked
package dev.exportclients.metastudio.identity;

import org.jspecify.annotations.NullMarked;
