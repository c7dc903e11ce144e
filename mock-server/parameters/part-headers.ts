/** The header section of one part of a form (RFC 7578, section 4). */
export interface PartHead {
  /** Of the member. */
  readonly name: string;
  readonly isFile: boolean;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The header sections of a body of multipart/form-data in their order, of which the parser of the platform tells nothing. */
export function partHeads(contentType: string, text: string): PartHead[] {
  const [, quoted, bare] = /boundary=(?:"([^"]*)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return [];
  const pieces = `\r\n${text}`.split(`\r\n--${boundary}`).slice(1, -1);
  return pieces.map((piece) => headOf(piece.slice(0, piece.indexOf('\r\n\r\n'))));
}

function headOf(section: string): PartHead {
  const lines = section.split('\r\n').filter((line) => line.includes(':'));
  const headers = Object.fromEntries(
    lines.map((line) => {
      const cut = line.indexOf(':');
      return [line.slice(0, cut).trim().toLowerCase(), line.slice(cut + 1).trim()];
    }),
  );
  const disposition = headers['content-disposition'] ?? '';
  const [, name = ''] = /[;\s]name="([^"]*)"/i.exec(disposition) ?? [];
  const isFile = /[;\s]filename\*?=/i.test(disposition);
  return {
    name: name.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n'),
    isFile,
    headers,
  };
}
