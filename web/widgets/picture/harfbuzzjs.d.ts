/** What is used of HarfBuzz, which comes without types. */
declare module 'harfbuzzjs' {
  export interface ShapedGlyph {
    readonly g: number;
    readonly ax: number;
    readonly dx: number;
    readonly dy: number;
  }

  export interface HarfBuzzFont {
    glyphToPath(glyph: number): string;
  }

  interface HarfBuzzBuffer {
    addText(text: string): void;
    guessSegmentProperties(): void;
    json(): ShapedGlyph[];
    destroy(): void;
  }

  export interface HarfBuzz {
    createBlob(bytes: Uint8Array): object;
    createFace(blob: object, index: number): { readonly upem: number };
    createFont(face: object): HarfBuzzFont;
    createBuffer(): HarfBuzzBuffer;
    shape(font: HarfBuzzFont, buffer: HarfBuzzBuffer): void;
  }

  const harfBuzz: Promise<HarfBuzz>;
  // eslint-disable-next-line no-restricted-syntax -- the package has no other export
  export default harfBuzz;
}
