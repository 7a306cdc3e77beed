/** Whether letters were lost: UTF-8 read as something else, or what no program could read. */

/** What UTF-8 of two and three bytes looks like as Windows-1252 or MacRoman; U+FFFD; a question mark inside a word. */
const DAMAGE =
  /[ÂÃ][\u0080-\u00BF\u0152-\u0192\u02C6\u02DC\u2010-\u203A\u20AC\u2122]|[ÄÅÐÑ][\u0080-\u009F\u00A0-\u00BF\u0152-\u0192\u2018-\u203A\u20AC\u2122]|â[€\u0080-\u009F][\u0080-\u00BF\u0152-\u0192\u02DC\u2010-\u203A\u20AC\u2122]?|\uFFFD|√[©®†ü]|\p{L}\?\p{L}/u;

export function isDamaged(text: string): boolean {
  return DAMAGE.test(text);
}
