// The weighted ring in numbers. What they are is said by the drawing, in data-ring, data-mouth and data-heights.

export const radians = (angle) => (angle * Math.PI) / 180;
const tenth = (value) => Math.round(value * 10) / 10;

/** The point at an angle on the middle of the wall. `ring`: "x y radius inner lift". */
export function onWall(ring, angle) {
  const [x, y, radius, inner, lift] = ring.split(" ").map(Number);
  const along = -lift * Math.sin(radians(angle));
  const reach = (radius + along + Math.sqrt(along ** 2 + inner ** 2 - lift ** 2)) / 2;
  return [tenth(x + reach * Math.cos(radians(angle))), tenth(y + reach * Math.sin(radians(angle)))];
}

/** The angle of a point of the drawing. */
export function angleOf(ring, point) {
  const [x, y] = ring.split(" ").map(Number);
  return (Math.atan2(point.y - y, point.x - x) * 180) / Math.PI;
}

/** Where a dot stands that is put at an angle: nobody stands in the mouth. `way`: 1 or -1 crosses it, 0 does not. */
export function moored(mouth, angle, way) {
  const [begin, end] = mouth.split(" ").map(Number);
  const at = tenth(((angle % 360) + 360) % 360) % 360;
  if (at <= begin || at >= end) return at;
  if (way) return way > 0 ? end : begin;
  return at < (begin + end) / 2 ? begin : end;
}

/** Which way round (1, -1) moves a dot where an arrow points, or 0 where that is no further. */
export function wayOf(angle, [x, y]) {
  const [across, down] = [Math.cos(radians(angle)), Math.sin(radians(angle))];
  const slope = y * across - x * down;
  if (Math.abs(slope) > 0.02) return Math.sign(slope);
  return x * across + y * down < 0 ? 1 : 0; // straight across the ring both ways lead there; outwards none does
}

/** The name of the place at an angle; only height counts. `heights`: "edge far", from 0 to 1. */
export function placeAt(heights, angle) {
  const [edge, far] = heights.split(" ").map(Number);
  const height = -Math.sin(radians(angle));
  if (Math.abs(height) <= edge) return "edge";
  const [distant, near] = height > 0 ? ["out", "heading_out"] : ["close", "coming"];
  return Math.abs(height) >= far ? distant : near;
}

/** A sector of a circle from its middle, as a path: what the clip of a way shows. */
export function sector(ring, reach, begin, end) {
  const [x, y] = ring.split(" ").map(Number);
  const at = (angle) => `${tenth(x + reach * Math.cos(radians(angle)))} ${tenth(y + reach * Math.sin(radians(angle)))}`;
  return `M${x} ${y}L${at(begin - 2)}A${reach} ${reach} 0 0 1 ${at(end)}Z`;
}
