/** A4 in points, and what stays white. */
export const PAGE = { width: 595.28, height: 841.89, side: 52, top: 54, bottom: 66 } as const;
/** Width of the text area. */
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.side;
