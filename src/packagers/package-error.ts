/** A package that must not be written, told in Norwegian: what is wrong with it, and where. */
export class PackageError extends Error {
  constructor(text: string, options?: ErrorOptions) {
    super(text, options);
    this.name = 'PackageError';
  }
}
