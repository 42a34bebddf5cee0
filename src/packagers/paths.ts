/**
 * Paths that every LMS unpacks alike: ASCII, `/` between folders, each part opening with a letter or digit. So there is no
 * `..`, no absolute path, no backslash, no hidden file and no `__MACOSX`.
 */
const packagePath = /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;

/** Whether `path` can stand in a package. */
export const isPackagePath = (path: string): boolean => packagePath.test(path);

/** Orders paths by code unit: the same on every machine, whatever its locale. */
export const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : Number(a.path > b.path);
