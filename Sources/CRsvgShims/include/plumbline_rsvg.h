#pragma once
#include <stddef.h>

/// What one call drew. Both pointers belong to the result; free it with `plumbline_rsvg_free`.
typedef struct {
  /// The file, or NULL on failure.
  unsigned char *bytes;
  size_t count;
  /// Why there is no file, or NULL.
  char *failure;
} plumbline_rsvg_result;

/// Draws an SVG at `scale` pixels to its CSS pixel and gives a PNG.
plumbline_rsvg_result plumbline_rsvg_png(const char *svg, size_t length, double scale);

/// Draws an SVG at its own size, 72 points to 96 CSS pixels, and gives a PDF of one page.
plumbline_rsvg_result plumbline_rsvg_pdf(const char *svg, size_t length);

void plumbline_rsvg_free(plumbline_rsvg_result result);
