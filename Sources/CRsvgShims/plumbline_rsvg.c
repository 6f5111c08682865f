#include "plumbline_rsvg.h"

#include "plumbline_png.h"

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

// The widest image surface cairo makes.
#define LARGEST_SIDE 32767

static cairo_status_t take_bytes(void *closure, const unsigned char *bytes, unsigned int count) {
  plumbline_rsvg_result *result = closure;
  unsigned char *larger = realloc(result->bytes, result->count + count + 1);
  if (larger == NULL) return CAIRO_STATUS_NO_MEMORY;
  memcpy(larger + result->count, bytes, count);
  result->bytes = larger;
  result->count += count;
  return CAIRO_STATUS_SUCCESS;
}

static void fail(plumbline_rsvg_result *result, const char *why) {
  free(result->bytes);
  result->bytes = NULL;
  result->count = 0;
  if (result->failure == NULL) result->failure = strdup(why);
}

static void fail_with(plumbline_rsvg_result *result, GError *error, const char *otherwise) {
  fail(result, error == NULL ? otherwise : error->message);
  if (error != NULL) g_error_free(error);
}

// The document and its size in CSS pixels; NULL, with a failure, when it is not an SVG.
static RsvgHandle *open_svg(const char *svg, size_t length, double *width, double *height,
                            plumbline_rsvg_result *result) {
  GError *error = NULL;
  // Without a base address librsvg opens no other file.
  RsvgHandle *handle = rsvg_handle_new_from_data((const guint8 *)svg, length, &error);
  if (handle == NULL) {
    fail_with(result, error, "not an SVG");
    return NULL;
  }
  rsvg_handle_set_dpi(handle, 96);
  if (!rsvg_handle_get_intrinsic_size_in_pixels(handle, width, height)) {
    gboolean has_width, has_height, has_box;
    RsvgLength given_width, given_height;
    RsvgRectangle box;
    rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &given_width, &has_height,
                                         &given_height, &has_box, &box);
    *width = has_box ? box.width : 0;
    *height = has_box ? box.height : 0;
  }
  if (!(*width > 0 && *height > 0)) {
    fail(result, "the SVG has neither a size nor a viewBox");
    g_object_unref(handle);
    return NULL;
  }
  return handle;
}

static void draw(RsvgHandle *handle, cairo_surface_t *surface, double width, double height,
                 plumbline_rsvg_result *result) {
  cairo_t *context = cairo_create(surface);
  RsvgRectangle viewport = {0, 0, width, height};
  GError *error = NULL;
  if (!rsvg_handle_render_document(handle, context, &viewport, &error))
    fail_with(result, error, "librsvg could not draw the SVG");
  if (cairo_status(context) != CAIRO_STATUS_SUCCESS)
    fail(result, cairo_status_to_string(cairo_status(context)));
  cairo_destroy(context);
}

plumbline_rsvg_result plumbline_rsvg_png(const char *svg, size_t length, double scale) {
  plumbline_rsvg_result result = {NULL, 0, NULL};
  double width, height;
  RsvgHandle *handle = open_svg(svg, length, &width, &height, &result);
  if (handle == NULL) return result;

  double columns = ceil(width * scale), rows = ceil(height * scale);
  if (!(columns >= 1 && rows >= 1 && columns <= LARGEST_SIDE && rows <= LARGEST_SIDE)) {
    fail(&result, "a side of the picture is not between 1 and 32767 pixels");
  } else {
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)columns, (int)rows);
    draw(handle, surface, width * scale, height * scale, &result);
    cairo_surface_flush(surface);
    const unsigned char *pixels = cairo_image_surface_get_data(surface);
    if (pixels == NULL) {
      fail(&result, cairo_status_to_string(cairo_surface_status(surface)));
    } else if (result.failure == NULL) {
      result.bytes = plumbline_png(pixels, (int)columns, (int)rows,
                                   cairo_image_surface_get_stride(surface), &result.count);
      if (result.bytes == NULL) fail(&result, cairo_status_to_string(CAIRO_STATUS_NO_MEMORY));
    }
    cairo_surface_destroy(surface);
  }
  g_object_unref(handle);
  // What was written after a failed drawing is no file.
  if (result.failure != NULL) fail(&result, result.failure);
  return result;
}

plumbline_rsvg_result plumbline_rsvg_pdf(const char *svg, size_t length) {
  plumbline_rsvg_result result = {NULL, 0, NULL};
  double width, height;
  RsvgHandle *handle = open_svg(svg, length, &width, &height, &result);
  if (handle == NULL) return result;

  width *= 0.75;
  height *= 0.75;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(take_bytes, &result, width, height);
  // A fixed date: cairo's own is the clock's, in the zone of this machine.
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  draw(handle, surface, width, height, &result);
  cairo_surface_finish(surface);
  cairo_status_t status = cairo_surface_status(surface);
  if (status != CAIRO_STATUS_SUCCESS) fail(&result, cairo_status_to_string(status));
  cairo_surface_destroy(surface);
  g_object_unref(handle);
  if (result.failure != NULL) fail(&result, result.failure);
  return result;
}

void plumbline_rsvg_free(plumbline_rsvg_result result) {
  free(result.bytes);
  free(result.failure);
}
