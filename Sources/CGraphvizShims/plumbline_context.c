// dladdr is an extension of the C library.
#define _GNU_SOURCE
#include "plumbline_context.h"

#include <dlfcn.h>
#include <gvplugin.h>
#include <stdio.h>
#include <string.h>

#include "include/plumbline_graphviz.h"

#define LONGEST_PATH 4096

#if defined(__APPLE__)
#define SUFFIX "dylib"
#else
#define SUFFIX "so"
#endif

static GVC_t *context;
static int *pinning;
static int tried;
static char failure[LONGEST_PATH + 512];

// The folder libgvc loads its plugins from, beside the library itself.
static int plugin_folder(char *folder) {
  Dl_info info;
  if (dladdr((void *)gvContextPlugins, &info) == 0 || info.dli_fname == NULL) return 0;
  const char *end = strrchr(info.dli_fname, '/');
  if (end == NULL) return 0;
  int length = snprintf(folder, LONGEST_PATH, "%.*s/graphviz", (int)(end - info.dli_fname),
                        info.dli_fname);
  return length > 0 && length < LONGEST_PATH;
}

// The library `name` of the folder or, failing that, of the loader's own search path.
// The numbered name comes last: the plain one is a link that only some packages install.
static void *plugin(const char *folder, const char *name) {
  static const char *const endings[] = {"." SUFFIX, "." SUFFIX ".6", "." SUFFIX ".7",
                                        "." SUFFIX ".8", ".6." SUFFIX, ".8." SUFFIX};
  char path[LONGEST_PATH + 128];
  for (int bare = folder[0] == '\0'; bare < 2; bare++)
    for (size_t index = 0; index < sizeof endings / sizeof endings[0]; index++) {
      snprintf(path, sizeof path, "%s%slibgvplugin_%s%s", bare ? "" : folder, bare ? "" : "/",
               name, endings[index]);
      void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
      if (library == NULL) continue;
      char symbol[128];
      snprintf(symbol, sizeof symbol, "gvplugin_%s_LTX_library", name);
      void *found = dlsym(library, symbol);
      if (found != NULL) return found;
      dlclose(library);
    }
  snprintf(failure, sizeof failure,
           "Graphviz's plugin libgvplugin_%s was not found in %s: install Graphviz with its layout "
           "plugins (Debian: libgvc6 or libgvc7 with graphviz; Homebrew: graphviz)",
           name, folder[0] == '\0' ? "the folder of libgvc" : folder);
  return NULL;
}

GVC_t *plumbline_context(void) {
  if (tried) return context;
  tried = 1;
  char folder[LONGEST_PATH] = "";
  if (!plugin_folder(folder)) folder[0] = '\0';

  // Only the layouts. A text plugin would measure with the fonts of this machine; without one
  // Graphviz has its own tables of widths, the same everywhere.
  static lt_symlist_t plugins[3];
  plugins[0].name = "gvplugin_dot_layout_LTX_library";
  plugins[0].address = plugin(folder, "dot_layout");
  if (plugins[0].address == NULL) return NULL;
  plugins[1].name = "gvplugin_neato_layout_LTX_library";
  plugins[1].address = plugin(folder, "neato_layout");
  if (plugins[1].address == NULL) return NULL;

  pinning = dlsym(RTLD_DEFAULT, "Nop");
  if (pinning == NULL) {
    snprintf(failure, sizeof failure, "this libgvc does not export Nop, the switch of neato -n");
    return NULL;
  }
  context = gvContextPlugins(plugins, 0);
  if (context == NULL) snprintf(failure, sizeof failure, "libgvc could not make a context");
  return context;
}

int *plumbline_pinning(void) { return plumbline_context() == NULL ? NULL : pinning; }

const char *plumbline_gv_version(void) {
  return plumbline_context() == NULL ? NULL : gvcVersion(context);
}

const char *plumbline_gv_failure(void) { return plumbline_context() == NULL ? failure : NULL; }
