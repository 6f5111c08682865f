#include "plumbline_graphviz.h"
