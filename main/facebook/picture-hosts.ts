/** Hosts from which Meta serves the pictures of Pages and Instagram accounts, as sources of a Content-Security-Policy. */
export const pictureHosts: readonly string[] = [
  "https://*.fbcdn.net",
  "https://*.fbsbx.com",
  "https://*.cdninstagram.com",
  "https://*.facebook.com",
];
