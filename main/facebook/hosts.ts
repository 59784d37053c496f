/** Meta's own sites on which a person puts something right: Pagekeeper leads to no others, and over https only. */
export const metaHosts = [
  "facebook.com",
  "www.facebook.com",
  "business.facebook.com",
  "developers.facebook.com",
  "www.instagram.com",
  "help.instagram.com",
] as const;
