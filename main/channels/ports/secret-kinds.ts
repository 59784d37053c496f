/**
 * The kinds of secrets in the keychain. To add a kind, add it here, together with a function that
 * returns its names.
 */
export const secretKinds = ["page", "user", "app"] as const;

/**
 * The name of a secret. This is also the account name of the secret's keychain item. Records and
 * settings hold names like this instead of secrets.
 */
export type SecretName = `${(typeof secretKinds)[number]}:${string}`;

/** Returns the name of a Page's token, which both channels share. */
export const pageSecretName = (pageId: string): SecretName => `page:${pageId}`;
/** Returns the name of a Facebook user's long-lived token. */
export const userSecretName = (userId: string): SecretName => `user:${userId}`;
/** Returns the name of the app secret of the operator's Meta app. */
export const appSecretName = (appId: string): SecretName => `app:${appId}`;
