/**
 * The kinds of secrets in the keychain. To add a kind, add it here, together with a function that
 * returns its names.
 */
export const secretKinds = ["page", "user", "app"] as const;

/** The kinds of tokens. Tokens share keychain items, because there can be thousands of them. */
export const tokenKinds = ["page", "user"] as const satisfies readonly SecretKind[];

type SecretKind = (typeof secretKinds)[number];

/** The name of a secret. Records and settings hold names like this instead of secrets. */
export type SecretName = `${SecretKind}:${string}`;
export type TokenName = `${(typeof tokenKinds)[number]}:${string}`;

export const isTokenName = (name: SecretName): name is TokenName =>
  tokenKinds.some((kind) => name.startsWith(`${kind}:`));

/** Returns the name of a Page's token, which both channels share. */
export const pageSecretName = (pageId: string): SecretName => `page:${pageId}`;
/** Returns the name of a Facebook user's long-lived token. */
export const userSecretName = (userId: string): SecretName => `user:${userId}`;
/** Returns the name of the app secret of the operator's Meta app. */
export const appSecretName = (appId: string): SecretName => `app:${appId}`;
