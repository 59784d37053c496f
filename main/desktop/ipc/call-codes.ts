/** Why a call of the window failed. Add a code here first; then the type check asks for texts. */
export type CallCode =
  | "flow_over"
  | "no_browser"
  | "not_sandboxed"
  | "no_folder"
  | "not_saved"
  | "settings_not_saved"
  | "unknown_account"
  | "forbidden"
  | "bad_arguments"
  | "internal";
