/** Why a snapshot cannot be used. Nothing is lost: what it held is in the database, too. */
export type SnapshotFault = "MISSING" | "CUT_SHORT" | "OTHER_VERSION" | "DAMAGED" | "UNREADABLE";

/** A snapshot that cannot be used; the caller goes on without one. */
export class SnapshotError extends Error {
  override readonly name = "SnapshotError";
  readonly fault: SnapshotFault;

  constructor(fault: SnapshotFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}
