/** A file of a format that is a folder. */
export interface RenderedFile {
  readonly name: string;
  readonly content: string;
}
