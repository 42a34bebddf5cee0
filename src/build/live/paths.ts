/** Which modules something has changed in. */
export interface Changes {
  readonly modules: ReadonlySet<string>;
  /** Those whose pictures, sound or films have changed. */
  readonly media: ReadonlySet<string>;
  /** Whether it is something that all modules share. */
  readonly all: boolean;
}

/** Tells from paths, from the root of the project and with `/`, what has to be looked at again. */
export function changesIn(paths: readonly string[]): Changes {
  const modules = new Set<string>();
  const media = new Set<string>();
  let all = false;
  for (const path of paths) {
    const [area, id, folder] = path.split('/');
    const isOwn = (area === 'content' || area === 'modules') && id && !/\.[a-z]+$/.test(id);
    if (!isOwn) all = true;
    else modules.add(id);
    if (isOwn && (folder === 'media' || folder === undefined)) media.add(id);
  }
  return { modules, media, all };
}
