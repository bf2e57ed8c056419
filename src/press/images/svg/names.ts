/** Elements of the SVG namespace that draw, or say how to draw; they run nothing and fetch nothing by themselves. */
export const ELEMENTS: ReadonlySet<string> = new Set(
  `a animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix
  feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
  feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset
  fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter font font-face font-face-name font-face-src
  g glyph hkern image line linearGradient marker mask metadata missing-glyph mpath path pattern polygon polyline
  radialGradient rect set stop style svg switch symbol text textPath title tref tspan use view vkern`.split(
    /\s+/,
  ),
);

/** Elements that hold nothing but text. */
export const TEXT_ELEMENTS: ReadonlySet<string> = new Set(['desc', 'style', 'title']);

/** Attributes that say how an element is drawn, as a style does; their values are judged as styles. */
const PRESENTATION = `alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation
  color-interpolation-filters color-rendering cursor direction display dominant-baseline enable-background fill
  fill-opacity fill-rule filter flood-color flood-opacity font font-family font-size font-size-adjust font-stretch
  font-style font-variant font-weight glyph-orientation-horizontal glyph-orientation-vertical image-rendering
  isolation kerning letter-spacing lighting-color marker marker-end marker-mid marker-start mask mask-type
  mix-blend-mode opacity overflow paint-order pointer-events shape-rendering stop-color stop-opacity stroke
  stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
  text-anchor text-decoration text-overflow text-rendering transform transform-box transform-origin unicode-bidi
  vector-effect visibility white-space word-spacing writing-mode`;

/** Attributes with the measures, kinds and times of one element or another. */
const MEASURES = `accumulate additive amplitude ascent attributeName attributeType azimuth baseFrequency begin bias by
  calcMode clipPathUnits cx cy d descent diffuseConstant divisor dur dx dy edgeMode elevation end exponent
  externalResourcesRequired fr from fx fy g1 g2 gradientTransform gradientUnits height horiz-adv-x in in2 intercept
  k k1 k2 k3 k4 kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lengthAdjust limitingConeAngle
  markerHeight markerUnits markerWidth maskContentUnits maskUnits max media method min mode numOctaves offset
  operator order orient path pathLength patternContentUnits patternTransform patternUnits points pointsAtX pointsAtY
  pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY repeatCount repeatDur
  requiredExtensions requiredFeatures restart result rotate rx ry scale seed side slope spacing specularConstant
  specularExponent spreadMethod startOffset stdDeviation stitchTiles surfaceScale systemLanguage tableValues targetX
  targetY textLength to type u1 u2 units-per-em values version viewBox width x x1 x2 xChannelSelector y y1 y2
  yChannelSelector z zoomAndPan`;

/** Attributes without a namespace whose values are judged as styles. */
export const DRAWING: ReadonlySet<string> = new Set(
  `style ${PRESENTATION} ${MEASURES}`.split(/\s+/),
);

/** Attributes without a namespace that name or describe an element; their values say nothing to a browser. */
export const NAMING =
  /^(?:id|class|lang|role|tabindex|focusable|unicode|glyph-name|(?:aria|data)-[\w.-]+)$/;

/** Attributes that refer to something. */
export const REFERRING: ReadonlySet<string> = new Set(['href', 'xlink:href']);

/** An image of pixels in an address, and where its bytes begin. */
export const PICTURE = /^\s*data:image\/(?:png|jpeg|gif|webp);(?:[\w=-]+;)*base64,/i;

/** What an animation may not set: it would be judged nowhere. */
export const UNANIMATED: ReadonlySet<string> = new Set(['style', 'attributeName', 'begin', 'end']);

export const SVG = 'http://www.w3.org/2000/svg';
export const XLINK = 'http://www.w3.org/1999/xlink';
export const XML = 'http://www.w3.org/XML/1998/namespace';
export const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Namespaces whose elements and attributes live in a browser, by the name that a message gives them. */
export const ALIVE: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/1999/xhtml', 'XHTML'],
  ['http://www.w3.org/1998/Math/MathML', 'MathML'],
  ['http://www.w3.org/2001/xml-events', 'XML Events'],
]);
