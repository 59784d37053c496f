/** Why a call of the window failed. A new code starts here; the type check then asks for its sentences in main/i18n. */
export type CallCode =
  | "flow_over"
  | "no_browser"
  | "not_confined"
  | "no_folder"
  | "not_saved"
  | "settings_not_saved"
  | "unknown_account"
  | "forbidden"
  | "bad_arguments"
  | "internal";
