/** Whether this installation of Pagekeeper can update itself, and if not, why. */
export type UpdateSupport =
  | "supported"
  /** Installed as a system package, which the package manager updates. */
  | "package"
  /** Unpacked from an archive. */
  | "archive"
  /** Not signed by its publisher, so an update could not be verified. */
  | "unsigned"
  /** A development or test build. */
  | "development";

/** A newer version of Pagekeeper, and how far its installation has come. */
export type UpdateView = {
  /** The publisher's version number: `0.2.0`. */
  readonly version: string;
  /** Release notes as plain text; may be empty. */
  readonly notes: string;
  /** The user chose "Not now": the window hides the update, the tray still shows it. */
  readonly postponed: boolean;
} & (
  | { readonly name: "available" | "ready" | "installing" }
  /** `percent`: a whole number from 0 to 100. */
  | { readonly name: "downloading"; readonly percent: number }
  | { readonly name: "failed"; readonly why: UpdateFailure }
);

/** Why a new version could not be installed. */
export type UpdateFailure =
  /** The server did not answer, or not as expected. */
  | "not-downloaded"
  /** The file differs from the announced one or has another signer. It was deleted. */
  | "not-as-announced"
  | "disk-full"
  /** The download folder is not writable. */
  | "not-saved"
  /** The file changed after it was downloaded. It was deleted. */
  | "changed-since"
  /** The installed version could not be replaced. */
  | "not-replaced"
  /** The system refused to install it. */
  | "not-accepted";
