/**
 * Returns whether browsers count pages of this origin as pages of our site, and so send our cookies
 * with their requests. The port doesn't matter (RFC 6265bis §5.2).
 */
export const isSameSite = (origin: string): boolean => /^http:\/\/localhost(:\d+)?$/.test(origin);
