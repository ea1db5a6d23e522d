/** Where a licence can be read, for the Creative Commons licences that ladders usually have; else null. */
export function licenceAddress(licence: string): string | null {
  const [, terms, version] = /^CC-(BY(?:-(?:NC|ND|SA))*)-(\d\.\d)$/i.exec(licence) ?? [];
  if (terms && version)
    return `https://creativecommons.org/licenses/${terms.toLowerCase()}/${version}/`;
  return /^CC0-1\.0$/i.test(licence) ? "https://creativecommons.org/publicdomain/zero/1.0/" : null;
}
