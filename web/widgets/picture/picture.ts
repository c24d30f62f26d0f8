/** A picture is boxes and lines of text: enough for a card, and little enough to be written as SVG and drawn as PNG. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly language: string;
  /** What it says, for whoever does not see it. */
  readonly title: string;
  readonly marks: readonly Mark[];
}

export interface Box {
  readonly mark: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly fill: string;
}

export interface Line {
  readonly mark: 'line';
  /** Its start, or its end where it is set to the right. */
  readonly x: number;
  /** Of the line that letters stand on. */
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly toRight: boolean;
  readonly fill: string;
  readonly text: string;
}

export type Mark = Box | Line;
