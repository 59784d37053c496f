/** Meta's sites that Pagekeeper links to, over https only. */
export const metaHosts = [
  "facebook.com",
  "www.facebook.com",
  "business.facebook.com",
  "developers.facebook.com",
  "www.instagram.com",
  "help.instagram.com",
] as const;

/** Sources, for a Content-Security-Policy, of the pictures of Pages and Instagram accounts. */
export const pictureHosts: readonly string[] = [
  "https://*.fbcdn.net",
  "https://*.fbsbx.com",
  "https://*.cdninstagram.com",
  "https://*.facebook.com",
];
