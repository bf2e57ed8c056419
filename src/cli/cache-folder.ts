/** Where builds from the command line keep what they made, below the folder that they run in. */
export const CACHE = '.cache/galley';
