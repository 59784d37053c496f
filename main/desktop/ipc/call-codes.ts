/** Why a call of the window failed. To add a code, begin here: the type check asks for its texts. */
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
