/** Why a call from the window can fail. The type check requires a text for each code. */
export type CallCode =
  | "flow_over"
  | "no_browser"
  | "not_sandboxed"
  | "no_folder"
  | "not_saved"
  | "settings_not_saved"
  | "unknown_account"
  | "too_late_to_undo"
  | "forbidden"
  | "bad_arguments"
  | "internal";
