# syntax=docker/dockerfile:1

# The command line `plumbline` for machines without Swift:
#
#   docker build --tag plumbline .
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/work" plumbline import plan.json --output network

FROM swift:6.1-bookworm AS build
# Debian keeps only the newest version of a package, so a pinned one stops building the day it is fixed.
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install --yes --no-install-recommends libgraphviz-dev librsvg2-dev make pkg-config \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /plumbline
COPY . .
RUN make install PREFIX=/usr/local DESTDIR=/installed

FROM debian:bookworm-slim
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install --yes --no-install-recommends libgvc6 librsvg2-2 \
  && rm -rf /var/lib/apt/lists/*
COPY --from=build /installed/usr/local/bin/ /usr/local/bin/
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["plumbline"]
CMD ["--help"]
