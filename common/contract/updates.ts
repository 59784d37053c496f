/** Whether this installation of Pagekeeper can update itself, and if not, why not. */
export type UpdateSupport =
  | "supported"
  /** Pagekeeper was installed as a system package, so the package manager updates it. */
  | "package"
  /** Pagekeeper was unpacked from an archive. */
  | "archive"
  /** The app is not signed by its publisher, so updates could not be verified. */
  | "unsigned"
  | "development";

/** A newer version of Pagekeeper, and the progress of its installation. */
export type UpdateView = {
  /** The version number, such as `0.2.0`. */
  readonly version: string;
  /** The release notes as plain text. They may be empty. */
  readonly notes: string;
  /** Whether the user chose "Not now". The tray still shows the update, but the window does not. */
  readonly postponed: boolean;
} & (
  | { readonly name: "available" | "ready" | "installing" }
  /** `percent` is a whole number from 0 to 100. */
  | { readonly name: "downloading"; readonly percent: number }
  | { readonly name: "failed"; readonly why: UpdateFailure }
);

/** Why a new version could not be installed. */
export type UpdateFailure =
  /** The server did not answer, or gave an unexpected answer. */
  | "not-downloaded"
  /** The file differs from the announced one or has another signer, so it was deleted. */
  | "not-as-announced"
  | "disk-full"
  /** The download folder is not writable. */
  | "not-saved"
  /** The file changed after the download, so it was deleted. */
  | "changed-since"
  /** The installed version could not be replaced. */
  | "not-replaced"
  /** The operating system refused to install the new version. */
  | "not-accepted";
