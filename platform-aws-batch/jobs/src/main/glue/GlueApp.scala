// The script of the Glue job: Glue starts Scala scripts only, and ours is Java. The jar is in --extra-jars.
object GlueApp {
  def main(arguments: Array[String]): Unit = io.datasurface.awsbatch.jobs.Main.main(arguments)
}
