#pragma once

// A narrow door to libgvc. Nothing here is thread safe, because libgvc is not: the caller holds
// one process-wide lock around every call.

/// What one call produced. Strings belong to the result; free it with `plumbline_gv_free`.
typedef struct {
  /// The laid-out geometry as text, or NULL on failure. See `plumbline_gv_layout`.
  char *geometry;
  /// Everything Graphviz said, warnings included; empty when it said nothing.
  char *messages;
} plumbline_gv_result;

/// The version of Graphviz in use, such as "2.43.0"; NULL when the context cannot be made, in
/// which case `plumbline_gv_failure` says why.
const char *plumbline_gv_version(void);

/// Why the context could not be made; NULL when it was made.
const char *plumbline_gv_failure(void);

/// Lays a DOT text out.
///
/// `pinned` = 0 runs `dot`; 1 runs `neato -n2`, which keeps every node at its `pos` and only
/// routes the edges.
///
/// The geometry is records ended by U+001E, of fields ended by U+001F; numbers are points, y up:
///   g minX minY maxX maxY
///   c id minX minY maxX maxY
///   n id centreX centreY width height
///   e id tail head tailTip headTip [x y]...   tips are "x y" or empty; every point has a field
///                                             for x and one for y; one record for each Bézier
/// An id is the object's `id` attribute, and its name when it has none.
plumbline_gv_result plumbline_gv_layout(const char *dot, unsigned long length, int pinned);

void plumbline_gv_free(plumbline_gv_result result);
