/** Messages for the person who sets up the Meta app. */
import type { FacebookCode } from "../../facebook/errors/problem-codes.ts";

export const metaAppTexts = {
  /** They replace the messages in facebook.ts, which speak to the people who use the app. */
  atForm: {
    cancelled: "Cancelled. Nothing was changed.",
    app_secret_wrong:
      "Meta doesn't accept this secret. Copy it again: App settings › Basic › Show.",
    app_id_unknown:
      "Meta doesn't know an app with this App ID. Copy the number at the top of your app's dashboard.",
    app_type_native:
      "Meta accepts the ID and secret but ignores requests of the app itself, because its type is Native or Desktop. Switch that off under App settings › Advanced, then check again.",
    app_blocked:
      "Meta has blocked this app or switched it off. Look in its dashboard for what Meta wants, and reactivate it.",
    app_address_refused:
      "This app accepts requests from certain internet addresses only. Add this computer's address to the server IP allowlist under App settings › Advanced, or empty the list.",
    redirect_uri_mismatch:
      "This redirect URI is not the one in your app at Meta. Copy it again, character by character.",
    redirect_uri_blocked:
      "Facebook didn't return to Pagekeeper, because this redirect URI is not listed in your app. Add exactly this address under Valid OAuth Redirect URIs.",
    app_in_development:
      "Your app is in development mode, and the person who logged in has no role in it. Add them under App roles, or switch the app to live mode.",
    app_not_active: "Your app is not active. Finish its set-up in the dashboard and activate it.",
    app_feature_unavailable:
      "Meta has switched off the login of your app for now. Look for open tasks in its dashboard.",
    app_setup_refused:
      "Facebook refused the login because of how your app is set up. Look for open tasks in its dashboard. Facebook's error number is under Details.",
  } satisfies Partial<Record<FacebookCode, string>>,
  fromEnvironment:
    "This Meta app comes from the environment variables PAGEKEEPER_APP_ID and PAGEKEEPER_APP_SECRET. Start Pagekeeper without them to change it here.",
  portTaken: (port: number) =>
    `Port ${port} is used by another program on this computer, and the redirect URI needs it. Close that program, or choose another port in Settings and in the redirect URI. Nothing was changed.`,
  testTimedOut:
    "The test login was not finished within 10 minutes. Start it again when you are ready.",
  testOver: "This test login is over. Start it again.",
};
