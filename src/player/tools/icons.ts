/** Outlines in a square of 24; decoration beside words that say the same. */
const paths = {
  device: 'M4 5h16v11H4zM9 20h6M12 16v4',
  light:
    'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  dark: 'M20 14.5A8.5 8.5 0 1 1 9.5 4a6.8 6.8 0 0 0 10.5 10.5z',
  calm: 'M3 9c3-3 6-3 9 0s6 3 9 0M3 15c3-3 6-3 9 0s6 3 9 0',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  dots: 'M5 12h.01M12 12h.01M19 12h.01',
  circle: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z',
} as const;

/** Makes an element of a drawing. */
export function draw(tag: 'svg' | 'g' | 'path', attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** Draws an icon in the colour of the text; how thick it is stands in the style of the document. */
export function icon(name: keyof typeof paths): SVGElement {
  const drawing = draw('svg', { viewBox: '0 0 24 24', class: 'sam-line', 'aria-hidden': 'true' });
  drawing.append(draw('path', { d: paths[name] }));
  return drawing;
}
