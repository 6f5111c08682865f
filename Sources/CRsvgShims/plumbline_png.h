#pragma once
#include <stddef.h>
#include <stdint.h>

/// Writes pixels of cairo's ARGB32 as a PNG with a palette of at most 128 colours.
///
/// A picture of few colours keeps them all. Otherwise what fills an area keeps its colour, and so
/// does what differs from all that is more common; the other shades along the edges of lines and
/// letters take the nearest that there is.
/// Equal pixels give equal bytes with the same zlib. Gives NULL without memory; free the result.
unsigned char *plumbline_png(const unsigned char *pixels, int width, int height, int stride,
                             size_t *count);
