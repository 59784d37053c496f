/** The hosts of Meta that Pagekeeper links to, over https only. */
export const metaHosts = [
  "facebook.com",
  "www.facebook.com",
  "business.facebook.com",
  "developers.facebook.com",
  "www.instagram.com",
  "help.instagram.com",
] as const;

/** The hosts of account pictures, as sources for a Content-Security-Policy. */
export const pictureHosts: readonly string[] = [
  "https://*.fbcdn.net",
  "https://*.fbsbx.com",
  "https://*.cdninstagram.com",
  "https://*.facebook.com",
];
