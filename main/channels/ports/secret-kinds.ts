/** The kinds of secret in the keychain. A new kind starts here, with a function for its names. */
export const secretKinds = ["page", "user", "app"] as const;

/**
 * Names a secret, and is the account of its keychain item. Records and settings hold only these
 * names.
 */
export type SecretName = `${(typeof secretKinds)[number]}:${string}`;

/** The token of a Page, shared by the Page's channels. */
export const pageSecretName = (pageId: string): SecretName => `page:${pageId}`;
/** The long-lived token of a Facebook user. */
export const userSecretName = (userId: string): SecretName => `user:${userId}`;
/** The secret of the operator's Meta app. */
export const appSecretName = (appId: string): SecretName => `app:${appId}`;
