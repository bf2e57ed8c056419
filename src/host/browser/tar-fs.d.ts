// The package has no types of its own; this is the part that is used here.
declare module 'tar-fs' {
  import type { Writable } from 'node:stream';

  const tar: {
    /** A stream that unpacks a tar archive into a folder. `chown: false` leaves the files to this user. */
    extract(folder: string, options: { chown: boolean }): Writable;
  };
  export default tar;
}
