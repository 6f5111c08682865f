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

/// One page of a PDF.
typedef struct {
  const char *svg;
  size_t length;
  /// Its line in the outline, or NULL for none.
  const char *title;
} plumbline_rsvg_page;

/// Draws each SVG at its own size, 72 points to 96 CSS pixels, and gives a PDF of as many pages.
plumbline_rsvg_result plumbline_rsvg_pdf(const plumbline_rsvg_page *pages, size_t count,
                                         const char *title);

void plumbline_rsvg_free(plumbline_rsvg_result result);
