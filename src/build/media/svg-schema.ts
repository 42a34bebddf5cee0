import type { Schema } from 'hast-util-sanitize';

/** What draws. Animation is not among it: a learner must be able to stop what moves. */
const drawing = [
  ...['svg', 'g', 'defs', 'symbol', 'use', 'switch', 'title', 'desc', 'style', 'image'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'textPath'],
  ...['linearGradient', 'radialGradient', 'stop', 'clipPath', 'mask', 'pattern', 'marker', 'filter'],
  ...['feBlend', 'feColorMatrix', 'feComponentTransfer', 'feComposite', 'feConvolveMatrix', 'feDiffuseLighting'],
  ...['feDisplacementMap', 'feDistantLight', 'feDropShadow', 'feFlood', 'feFuncA', 'feFuncB', 'feFuncG', 'feFuncR'],
  ...['feGaussianBlur', 'feMerge', 'feMergeNode', 'feMorphology', 'feOffset', 'fePointLight', 'feSpecularLighting'],
  ...['feSpotLight', 'feTile', 'feTurbulence'],
] as const;

/** What is left out with all that is in it; of other elements, such as a link, what they hold stays. */
const removed = [
  ...['script', 'foreignObject', 'metadata', 'iframe', 'object', 'embed', 'audio', 'video', 'canvas', 'handler'],
  ...['animate', 'animateMotion', 'animateTransform', 'animateColor', 'set', 'discard', 'feImage', 'cursor', 'font'],
] as const;

/** Where things are and how large: numbers, which can fetch nothing. */
const geometry = [
  ...[
    'id',
    'class',
    'lang',
    'role',
    'version',
    'viewBox',
    'preserveAspectRatio',
    'width',
    'height',
    'x',
    'y',
    'x1',
    'y1',
  ],
  ...['x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'fx', 'fy', 'fr', 'd', 'points', 'pathLength', 'transform', 'offset'],
  ...['dx', 'dy', 'rotate', 'textLength', 'lengthAdjust', 'startOffset', 'spacing', 'method', 'side'],
  ...['gradientUnits', 'gradientTransform', 'spreadMethod', 'clipPathUnits', 'maskUnits', 'maskContentUnits'],
  ...['patternUnits', 'patternContentUnits', 'patternTransform', 'markerUnits', 'markerWidth', 'markerHeight'],
  ...['refX', 'refY', 'orient', 'filterUnits', 'primitiveUnits', 'in', 'in2', 'result', 'mode', 'type', 'values'],
  ...['operator', 'k1', 'k2', 'k3', 'k4', 'order', 'kernelMatrix', 'divisor', 'bias', 'targetX', 'targetY', 'edgeMode'],
  ...['preserveAlpha', 'surfaceScale', 'diffuseConstant', 'specularConstant', 'specularExponent', 'azimuth'],
  ...['elevation', 'z', 'pointsAtX', 'pointsAtY', 'pointsAtZ', 'limitingConeAngle', 'scale', 'xChannelSelector'],
  ...['yChannelSelector', 'stdDeviation', 'radius', 'baseFrequency', 'numOctaves', 'seed', 'stitchTiles', 'exponent'],
  ...['amplitude', 'intercept', 'slope', 'tableValues', 'systemLanguage', 'xmlns'],
] as const;

/** How things look; some of it may name a paint, which has to be one of the drawing's own. */
export const presentation = [
  ...['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-linecap', 'color'],
  ...['stroke-linejoin', 'stroke-miterlimit', 'stroke-dasharray', 'stroke-dashoffset', 'opacity', 'visibility'],
  ...['display', 'overflow', 'clip', 'clip-path', 'clip-rule', 'mask', 'mask-type', 'filter', 'flood-color'],
  ...['flood-opacity', 'lighting-color', 'stop-color', 'stop-opacity', 'marker', 'marker-start', 'marker-mid'],
  ...['marker-end', 'paint-order', 'vector-effect', 'shape-rendering', 'text-rendering', 'image-rendering'],
  ...['color-interpolation', 'color-interpolation-filters', 'font-family', 'font-size', 'font-size-adjust'],
  ...['font-stretch', 'font-style', 'font-variant', 'font-weight', 'letter-spacing', 'word-spacing', 'text-anchor'],
  ...['text-decoration', 'dominant-baseline', 'alignment-baseline', 'baseline-shift', 'direction', 'writing-mode'],
  ...['unicode-bidi', 'isolation', 'mix-blend-mode', 'transform-origin', 'transform-box'],
] as const;

/** Within the drawing. */
export const ownAddress = /^#[\w.-]+$/;

/** A picture by pixels that lies in the drawing itself. */
export const ownPicture = /^data:image\/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/=\s]*$/;

/** A value that names nothing outside of the drawing, and hides nothing behind an escape. */
export const ownPaint =
  /^(?!.*(?:image-set|image|src|cross-fade|element|paint|expression)\s*\()(?:[^u\\:/@]|u(?!rl\s*\()|url\(\s*(["']?)#[\w.-]+\1\s*\))*$/is;

/** What may stay in a drawing, for `sanitize`; names as they are written in SVG. */
export const svgSchema: Schema = {
  tagNames: [...drawing],
  strip: [...removed],
  attributes: {
    '*': [...geometry, 'style', ...presentation.map((name): [string, RegExp] => [name, ownPaint])],
    ...Object.fromEntries(
      ['use', 'textPath', 'linearGradient', 'radialGradient', 'pattern', 'filter', 'mask', 'clipPath'].map((name) => [
        name,
        [['href', ownAddress] as [string, RegExp]],
      ]),
    ),
    image: [['href', ownPicture]],
  },
  // Nothing of the list for HTML, which is what is not said here.
  clobber: [],
  protocols: {},
  ancestors: {},
  required: {},
};
