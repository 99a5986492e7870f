"""Calls a transformer in Python as a guest in the Spark session of the job that has started this process.

Arguments: the archive of the program, its module, its function. How to reach the job is in the environment, as PySpark wants it.
"""

import importlib
import os
import sys
import threading
import traceback

KILLED_WITH_THE_JOB = 3


class Run:
    """One run of a transformer: what it reads, and where its output goes. The same as the Java interface TransformerRun."""

    def __init__(self, job, spark):
        self._job = job
        self.spark = spark

    @property
    def inputs(self):
        """The names of the inputs, each of which is a view of the session, too."""
        return list(self._job.inputs())

    @property
    def settings(self):
        """What the model says of the environment of the transformer: texts by name."""
        return dict(self._job.settings())

    def input(self, name):
        """The rows of an input, as a DataFrame."""
        from pyspark.sql import DataFrame

        return DataFrame(self._job.input(name), self.spark)

    def write(self, dataset, rows):
        """Writes all rows of a dataset of the output; they are refused if they do not fit."""
        from pyspark.sql import DataFrame

        if not isinstance(rows, DataFrame):
            raise TypeError(f"write() of {dataset} takes a DataFrame of PySpark, not {type(rows)}")
        self._job.write(dataset, rows._jdf)


def end_with_the_job():
    """Nothing comes over the standard input, but its other end is closed when the job is gone, however it ended."""
    job = os.dup(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)

    def wait():
        while os.read(job, 1):
            pass
        os._exit(KILLED_WITH_THE_JOB)

    threading.Thread(target=wait, daemon=True).start()


def session(gateway, job):
    """The session of the run, also for who asks PySpark for one. The job needs it when the program has ended, so nobody stops it."""
    import pyspark
    from pyspark.sql import SparkSession

    if pyspark.__version__.split(".")[:2] != job.version().split(".")[:2]:
        raise RuntimeError(f"Python has PySpark {pyspark.__version__}, and the job is of Spark {job.version()}")
    theirs = gateway.jvm.org.apache.spark.api.java.JavaSparkContext(job.session().sparkContext())
    conf = pyspark.SparkConf(_jvm=gateway.jvm, _jconf=theirs.getConf())
    spark = SparkSession(pyspark.SparkContext(gateway=gateway, jsc=theirs, conf=conf), job.session())
    spark.stop = lambda: None
    spark.sparkContext.stop = lambda: None
    return spark


def function(spark, archive, module, name):
    """The function of the program, whose archive workers get, too."""
    spark.sparkContext.addPyFile(archive)
    sys.path.insert(0, archive)
    found = importlib.import_module(module)
    if not str(getattr(found, "__file__", None)).startswith(archive):
        raise ImportError(f"module {module} is one of Python or Spark; the program has to call its own another name")
    called = getattr(found, name, None)
    if not callable(called):
        raise ImportError(f"module {module} has no function {name}")
    return called


def said(problem, archive):
    """Where the program was when it failed, line by line, and why."""
    lines = []
    for frame in traceback.extract_tb(problem.__traceback__):
        if frame.filename.startswith(archive):
            where = frame.filename[len(archive) + 1 :]
            lines.append(f"{where}, line {frame.lineno}, in {frame.name}: {frame.line}")
    java = getattr(problem, "java_exception", None)
    if java is None:
        lines += "".join(traceback.format_exception_only(type(problem), problem)).replace(archive + "/", "").splitlines()
    else:
        lines.append(java.getMessage() or java.toString())
    return "\n".join(lines)


def main(archive, module, name):
    end_with_the_job()
    from pyspark.java_gateway import launch_gateway

    gateway = launch_gateway()
    job = gateway.entry_point
    try:
        spark = session(gateway, job)
        function(spark, archive, module, name)(Run(job, spark))
        job.ended()
    except BaseException as problem:
        traceback.print_exc()
        job.failed(said(problem, archive))
        sys.exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
